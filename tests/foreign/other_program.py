# SPDX-License-Identifier: GPL-3.0-or-later
"""What the bot and the lesson's program do with the database, for tests/foreign/ForeignTest.cpp.

other_program.py read URL   every row of every table through the ORM, as JSON on stdout
other_program.py work URL   a day of the bot and of the lesson: inserts with their own columns only, updates, deletes
"""
import datetime
import json
import sys

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from models import Category, Person, PhoneBook, Product, Purchase, TABLES, User


def plain(value):
    if isinstance(value, datetime.datetime):
        return {"datetime": value.isoformat(sep=" ", timespec="microseconds")}
    if isinstance(value, bool) or value is None or isinstance(value, (int, float, str)):
        return value
    raise TypeError(f"{value!r} is {type(value)}")


def read(session):
    rows = {}
    for table in TABLES:
        columns = [column.key for column in table.__mapper__.column_attrs]
        rows[table.__tablename__] = [
            {column: plain(getattr(row, column)) for column in columns}
            for row in session.query(table).order_by(table.id)
        ]
    print(json.dumps(rows))


def work(session):
    category = Category(category_name="Раздел бота")
    user = User(telegram_id=9007199254740997, username=None, first_name="Бот", last_name="")
    product = Product(name="Товар бота", description="Описание бота", price=5, category=category, hidden_content="тайна")
    session.add_all([category, user, product])
    session.add(Purchase(user=user, product=product, price=5, payment_id="bot-1", payment_type="stars"))
    person = Person(name="Lesson", surname=None, age=24, email="lesson@example.org", country="USA")
    session.add(person)
    session.add(PhoneBook(user=person, number="+1 5"))
    session.commit()
    # The rows that Shopbook wrote are read, compared and changed by the ORM's own rules.
    for table in (Product, Purchase, Person, PhoneBook):
        assert session.query(table).count() > 0
    mine = session.query(Product).filter(Product.name == "Товар Shopbook").one()
    assert mine.category.category_name == "Раздел Shopbook"
    assert mine.created_at <= mine.updated_at
    mine.price += 1
    number = session.query(PhoneBook).filter(PhoneBook.number == "+44 20").one()
    assert number.deleted is False and number.user.name == "Ада"
    number.deleted = True
    number.deleted_at = datetime.datetime(2026, 3, 3, 3, 3, 3, 3)
    session.delete(session.query(Purchase).filter(Purchase.payment_id == "bot-1").one())
    session.commit()


def main():
    action, url = sys.argv[1:]
    with Session(create_engine(url)) as session:
        {"read": read, "work": work}[action](session)


if __name__ == "__main__":
    main()
