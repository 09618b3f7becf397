"""One page for each register: shows rows, opens forms. Pages never speak to each other."""
