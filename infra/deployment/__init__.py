"""From a package to a running stack, through CloudFormation on every stage."""
