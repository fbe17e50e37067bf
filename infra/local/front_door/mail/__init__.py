"""The inbox that receives every mail which the product sends on this machine."""
