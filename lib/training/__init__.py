"""How the shipped sentiment classifier was made, and how to make it again: ``python -m training GOLD``.

Needs the extra ``training`` (PyTorch, transformers, onnx, the encoder's weights); nothing else in framescope imports this.
"""
