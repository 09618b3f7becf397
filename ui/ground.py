"""The one colour that an empty window shows; kept apart, so that nothing else need be loaded to paint it."""

LIGHT_GROUND = "#F4F1EC"
DARK_GROUND = "#1A1716"
