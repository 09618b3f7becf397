"""A bare PySide6 window with an empty table; says when it was painted."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

application = QApplication([])
window = QMainWindow()
table = QTableView()
table.setModel(QStandardItemModel(0, 7))
window.setCentralWidget(table)
window.resize(1366, 697)
window.show()
application.processEvents()
print(time.monotonic(), flush=True)
QTimer.singleShot(0, application.quit)
application.exec()
