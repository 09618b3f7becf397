"""The one table: rows read in windows through a query, columns as data, groups as rows."""

from ui.tables.growing import GrowingRows
from ui.tables.marking import Marking
from ui.tables.model import Column, Group, RowSource, TableModel
from ui.tables.view import TableView

__all__ = ["Column", "Group", "GrowingRows", "Marking", "RowSource", "TableModel", "TableView"]
