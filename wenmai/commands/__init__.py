"""The commands of the command line 命令: options, one call, print."""
