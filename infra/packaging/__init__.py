"""From the tree to what CloudFormation takes: a template, the function zip and two layers."""
