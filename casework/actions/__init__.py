"""One function per verb of the story: permission, transaction, audit. The only writers."""
