from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MailState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("mail", "waiting")
    SENDING = "sending", pgettext_lazy("mail", "being sent")
    SENT = "sent", pgettext_lazy("mail", "sent")
    FAILED = "failed", pgettext_lazy("mail", "not sent")


class MailFailure(models.TextChoices):
    """Why a mail has not been sent (yet), as a word for the database and a sentence for the reader."""

    ADDRESS = "address", _("The mail server says that it cannot deliver to this address.")
    REFUSED = "refused", _("The mail server refuses the message.")
    BUSY = "busy", _("The mail server has asked to try again later.")
    NO_SERVER = "no_server", _("The mail server could not be reached, or did not let the portal in.")
    CUT_OFF = "cut_off", _("The connection was lost before the mail server had answered.")
    WORKER_LOST = "worker_lost", _("The worker stopped in the middle of the sending more than once.")
    TOO_OLD = "too_old", _("The mail could not be sent for days, and its link was no longer to be sent.")
    BROKEN = "broken", _("The mail could not be written. The administrators have been told in the log.")
