"""Django's two database backends, which also mark each write in the database (`marking`)."""
