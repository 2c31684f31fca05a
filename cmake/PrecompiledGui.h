// SPDX-License-Identifier: GPL-3.0-or-later
// Headers that nearly every file of the window reads; see cmake/Layer.cmake. Never included by name.
#pragma once

#include "PrecompiledCore.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSqlRelationalTableModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>
