"""`python -m assistant.host`: the host process. Front ends start it by themselves."""

from assistant.host.server import main

if __name__ == "__main__":
    main()
