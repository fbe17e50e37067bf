"""E-mail addresses in the one form by which they are compared."""


def normalised(address: str) -> str | None:
    """
    The address in lower case and Unicode NFC, its domain in its international form.

    None when it can't be an address. The DNS is not asked.
    """
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - 45 ms

    try:
        found = validate_email(
            address, check_deliverability=False, test_environment=True, strict=True
        )
    except EmailNotValidError:
        return None
    return found.normalized.lower()


def lookup_key(address: str) -> str:
    """What an account is looked up by: also for what can't be an address."""
    return normalised(address) or address.strip().lower()
