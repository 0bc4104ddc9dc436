"""The language server: newslint in the editor, as one types."""
