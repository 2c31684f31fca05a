# SPDX-License-Identifier: GPL-3.0-or-later
"""A live bot: one purchase every so often, through the ORM, with the patience that the driver has by itself.

bot.py URL PREFIX INTERVAL_MS   sells until its standard input is closed; every sale is a session of its own
Its last words are JSON: {"sold": [payment ids], "locked": n, "errors": [texts], "longest_ms": t}
"""
import json
import sys
import threading
import time

from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from models import Product, Purchase, User


def sell(engine, payment):
    with Session(engine) as session:
        user = session.query(User).order_by(User.id).first()
        product = session.query(Product).order_by(Product.id).first()
        session.add(Purchase(user=user, product=product, price=product.price, payment_id=payment,
                             payment_type="yukassa"))
        session.commit()


def main():
    url, prefix, interval = sys.argv[1:]
    engine = create_engine(url)
    done = threading.Event()

    def wait_for_the_end():
        sys.stdin.read()
        done.set()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    report = {"sold": [], "locked": 0, "errors": [], "longest_ms": 0.0}
    number = 0
    while not done.wait(int(interval) / 1000):
        number += 1
        payment = f"{prefix}-{number}"
        begun = time.monotonic()
        try:
            sell(engine, payment)
            report["sold"].append(payment)
        except OperationalError as error:
            report["locked"] += "locked" in str(error)
            report["errors"].append(str(error))
        except SQLAlchemyError as error:
            report["errors"].append(str(error))
        report["longest_ms"] = max(report["longest_ms"], (time.monotonic() - begun) * 1000)
        if number == 1:
            print("selling", flush=True)
    print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main()
