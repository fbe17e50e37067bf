"""An OpenID provider on this machine: people sign in with accounts that they have elsewhere."""
