"""What must hold in the browser. In the modules a function is a check, its name the sentence, but for those that begin with _."""

import inspect

import access_checks
import conversation_checks
import delivery_checks
import keeping_checks
import reading_checks
import working_checks

MODULES = (working_checks, conversation_checks, delivery_checks, keeping_checks, reading_checks, access_checks)


def all():
    return [check for module in MODULES for check in of(module)]


def of(module):
    """Its own functions, as they stand."""
    own = [value for _, value in inspect.getmembers(module, inspect.isfunction) if value.__module__ == module.__name__]
    own = [function for function in own if not function.__name__.startswith("_")]
    return sorted(own, key=lambda function: function.__code__.co_firstlineno)
