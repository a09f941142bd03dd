"""How the shipped networks of sentiment were made, and how to make them again: ``python -m training GOLD``.

Needs the extra ``training`` (PyTorch, transformers, onnx, the encoder's weights); nothing else in framescope imports this.
"""
