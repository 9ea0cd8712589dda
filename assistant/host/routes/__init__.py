"""The host's HTTP routes, one file per subject. Each builds an APIRouter over the host's services."""
