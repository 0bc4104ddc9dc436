"""What newslint knows of language: words, sentences, quotations, names."""
