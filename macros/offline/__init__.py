"""The copy that is handed round: the built site as one zip, with what tells whether it is whole."""
