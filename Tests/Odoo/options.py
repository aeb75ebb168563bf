"""What the command line said."""

import argparse
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
OPTIONS = argparse.Namespace(binary=str(ROOT / ".build/debug/parlance"), names=[])
