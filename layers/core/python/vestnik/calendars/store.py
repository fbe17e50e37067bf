"""
Addresses of calendars in table `accounts`.

Access patterns:
1. a person's address   pk = U#<id>, sk = calendar
"""

from pynamodb.attributes import UnicodeAttribute

from vestnik.calendars.model import Address
from vestnik.platform.dynamodb import Row, refusals, table_name


class CalendarRow(Row):
    """pk `U#<id>`, sk `calendar`."""

    class Meta:
        table_name = table_name("accounts")

    SK = "calendar"

    nonce = UnicodeAttribute()
    token_hash = UnicodeAttribute()


class AddressStore:
    """The port `Addresses` over DynamoDB."""

    def of(self, user_id: str) -> Address | None:
        with refusals():
            try:
                row = CalendarRow.get(f"U#{user_id}", CalendarRow.SK, consistent_read=True)
            except CalendarRow.DoesNotExist:
                return None
        return Address(user_id, row.nonce, row.token_hash)

    def put(self, address: Address) -> None:
        with refusals():
            CalendarRow(
                f"U#{address.user_id}",
                CalendarRow.SK,
                nonce=address.nonce,
                token_hash=address.token_hash,
            ).save()

    def delete(self, user_id: str) -> None:
        with refusals():
            CalendarRow(f"U#{user_id}", CalendarRow.SK).delete()
