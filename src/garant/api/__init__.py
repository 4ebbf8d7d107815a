"""What a network sees: HTTP faces over what `node` does. They translate, limit and time; they decide nothing."""
