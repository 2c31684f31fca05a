# SPDX-License-Identifier: GPL-3.0-or-later
"""The models of the other programs on the database: the bot's market and the lesson's phonebook.

As those programs declare them: nothing here knows Shopbook. SQLAlchemy 1.4, mapped columns, no reflection.
"""
from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Integer, String, Text, TIMESTAMP, func
from sqlalchemy.orm import declarative_base, relationship

Bot = declarative_base()
Lesson = declarative_base()


class BotRow:
    id = Column(Integer, primary_key=True, autoincrement=True)
    created_at = Column(TIMESTAMP, server_default=func.now(), nullable=False)
    updated_at = Column(TIMESTAMP, server_default=func.now(), onupdate=func.now(), nullable=False)


class Category(BotRow, Bot):
    __tablename__ = "categories"
    category_name = Column(Text, nullable=False)
    products = relationship("Product", back_populates="category")


class User(BotRow, Bot):
    __tablename__ = "users"
    telegram_id = Column(BigInteger, unique=True, nullable=False)
    username = Column(String)
    first_name = Column(String)
    last_name = Column(String)
    purchases = relationship("Purchase", back_populates="user")


class Product(BotRow, Bot):
    __tablename__ = "products"
    name = Column(Text, nullable=False)
    description = Column(Text, nullable=False)
    price = Column(Integer, nullable=False)
    file_id = Column(Text)
    category_id = Column(ForeignKey("categories.id"), nullable=False)
    hidden_content = Column(Text, nullable=False)
    category = relationship("Category", back_populates="products")
    purchases = relationship("Purchase", back_populates="product")


class Purchase(BotRow, Bot):
    __tablename__ = "purchases"
    user_id = Column(ForeignKey("users.id"), nullable=False)
    product_id = Column(ForeignKey("products.id"), nullable=False)
    price = Column(Integer, nullable=False)
    payment_id = Column(String, unique=True, nullable=False)
    payment_type = Column(String, nullable=False)
    user = relationship("User", back_populates="purchases")
    product = relationship("Product", back_populates="purchases")


class Person(Lesson):
    """The lesson calls it User."""

    __tablename__ = "user"
    id = Column(Integer, primary_key=True)
    name = Column(String(25), nullable=False)
    surname = Column(String(30))
    age = Column(Float, nullable=False)
    email = Column(String(100), unique=True, nullable=False)
    country = Column(String(40), nullable=False)
    city = Column(String(30))
    deleted = Column(Boolean, server_default="False")
    created_at = Column(TIMESTAMP, server_default=func.now())
    updated_at = Column(TIMESTAMP, onupdate=func.now())
    phones = relationship("PhoneBook", back_populates="user")


class PhoneBook(Lesson):
    __tablename__ = "phonebook"
    id = Column(Integer, primary_key=True)
    user_id = Column(ForeignKey("user.id"))
    number = Column(String(50))
    deleted = Column(Boolean, server_default="False")
    created_at = Column(TIMESTAMP, server_default=func.now())
    updated_at = Column(TIMESTAMP, onupdate=func.now())
    deleted_at = Column(TIMESTAMP)
    user = relationship("Person", back_populates="phones")


TABLES = (Category, User, Product, Purchase, Person, PhoneBook)
