"""The summary of errors at the top of a form that was sent back."""

from django import forms


def summary_of(form: forms.BaseForm | None) -> list[tuple[str, str, str]]:
    """For each error the id of its field, the field's label and the sentence. Empty before anything was sent.

    In the order of the fields: the first gets the focus, and is the first that is wrong on the page.
    """
    if form is None or not form.is_bound:
        return []
    return [
        (form[name].id_for_label or form[name].auto_id, str(form[name].label), str(sentence))
        for name in sorted(form.errors, key=list(form.fields).index)
        for sentence in form.errors[name]
    ]
