# SPDX-License-Identifier: GPL-3.0-or-later
"""The other programs at each of their ages: models that know the columns of one revision and nothing newer.

ages.py URL REVISION FIRST LAST   what a program of that age does in these days; each finds what all before it left
"""
import sys

from sqlalchemy import (BigInteger, Boolean, Column, Float, ForeignKey, Integer, String, Text, TIMESTAMP, create_engine,
                        func)
from sqlalchemy.orm import Session, declarative_base, relationship

BOT = ("47f559ec82bb", "2fda6446e69f", "1b95d36c8908", "1720ca777755", "5ca0f991801d")
LESSON = ("8062eeb65a44", "e99bb21b3bad")


def bot(age):
    """The bot's classes, by name, and their Base."""
    base = declarative_base()

    def knows(revision):
        return BOT.index(revision) <= BOT.index(age)

    class Row:
        id = Column(Integer, primary_key=True, autoincrement=True)
        created_at = Column(TIMESTAMP, server_default=func.now(), nullable=False)
        updated_at = Column(TIMESTAMP, server_default=func.now(), onupdate=func.now(), nullable=False)

    class Category(Row, base):
        __tablename__ = "categories"
        category_name = Column(Text, nullable=False)

    class User(Row, base):
        __tablename__ = "users"
        telegram_id = Column(BigInteger, unique=True, nullable=False)
        username = Column(String)
        first_name = Column(String)
        last_name = Column(String)

    class Product(Row, base):
        __tablename__ = "products"
        name = Column(Text, nullable=False)
        description = Column(Text, nullable=False)
        price = Column(Integer, nullable=False)
        file_id = Column(Text)
        category_id = Column(ForeignKey("categories.id"), nullable=False)
        category = relationship(Category)
        if knows("1b95d36c8908"):
            hidden_content = Column(Text, nullable=False)

    class Purchase(Row, base):
        __tablename__ = "purchases"
        user_id = Column(ForeignKey("users.id"), nullable=False)
        product_id = Column(ForeignKey("products.id"), nullable=False)
        price = Column(Integer, nullable=False)
        user = relationship(User)
        product = relationship(Product)
        if knows("1720ca777755"):
            payment_id = Column(String, unique=True, nullable=False)
        if knows("5ca0f991801d"):
            payment_type = Column(String, nullable=False)

    return base, Category, User, Product, Purchase


def lesson(age):
    """The lesson's classes and their Base."""
    base = declarative_base()

    class Row:
        id = Column(Integer, primary_key=True)
        deleted = Column(Boolean, server_default="False")
        created_at = Column(TIMESTAMP, server_default=func.now())
        updated_at = Column(TIMESTAMP, onupdate=func.now())

    class User(Row, base):
        __tablename__ = "user"
        name = Column(String(25), nullable=False)
        surname = Column(String(30))
        age = Column(Float, nullable=False)
        email = Column(String(100), unique=True, nullable=False)
        country = Column(String(40), nullable=False)
        city = Column(String(30))

    if age == LESSON[0]:
        return base, User

    class PhoneBook(Row, base):
        __tablename__ = "phonebook"
        user_id = Column(ForeignKey("user.id"))
        number = Column(String(50))
        deleted_at = Column(TIMESTAMP)
        user = relationship(User)

    return base, User, PhoneBook


def metadata(age):
    return (bot if age in BOT else lesson)(age)[0].metadata


def sell(session, age, number):
    """A new customer buys a new product; then all sales so far are read, and the product becomes dearer."""
    _, category, user, product, purchase = bot(age)
    goods = {"hidden_content": f"тайна {number}"} if hasattr(product, "hidden_content") else {}
    payment = {"payment_id": f"pay-{number}"} if hasattr(purchase, "payment_id") else {}
    if hasattr(purchase, "payment_type"):
        payment["payment_type"] = "stars"
    sold = product(name=f"Товар {number}", description="Описание", price=5, category=category(category_name="Раздел"),
                   **goods)
    session.add(purchase(user=user(telegram_id=9007199254740990 + number), product=sold, price=5, **payment))
    session.commit()
    sales = session.query(purchase).order_by(purchase.id).all()
    assert [sale.product.name for sale in sales] == [f"Товар {day}" for day in range(1, number + 1)], sales
    for sale in sales:
        for column, value in payment.items():
            assert getattr(sale, column) not in (None, ""), (sale.id, column)
            assert sale is not sales[-1] or getattr(sale, column) == value
    sold.price += 1
    session.commit()
    assert sold.updated_at >= sold.created_at


def note(session, age, number):
    """A new person, with a number where there are numbers."""
    _, user, *rest = lesson(age)
    person = user(name="Ада", age=36.5, email=f"ada{number}@example.org", country="UK")
    session.add(person)
    for phonebook in rest:
        session.add(phonebook(user=person, number=f"+44 {number}"))
    session.commit()
    assert session.query(user).count() == number
    for phonebook in rest:
        assert [row.user.name for row in session.query(phonebook)] == ["Ада"] * number


def main():
    url, age, first, last = sys.argv[1:]
    for day in range(int(first), int(last) + 1):
        with Session(create_engine(url)) as session:
            (sell if age in BOT else note)(session, age, day)


if __name__ == "__main__":
    main()
