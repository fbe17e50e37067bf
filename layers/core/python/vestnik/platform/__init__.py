"""Technology without business."""
