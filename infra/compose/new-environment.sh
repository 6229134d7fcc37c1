#!/bin/sh
# Writes the environment file of a new installation, every secret drawn here: new-environment.sh PAGES_HOST FILES_HOST
set -eu
[ $# -eq 2 ] && [ "$1" != "$2" ] || { echo "Il faut deux hôtes différents : pages, puis fichiers." >&2; exit 2; }

draw() { openssl rand -hex 32; }
# A key of Meilisearch is the HMAC-SHA256 of its name under the master key (see search-keys.mjs).
key() { printf '%s' "$2" | openssl dgst -sha256 -hmac "$1" -r | cut -d ' ' -f 1; }

master=$(draw)
cat <<ENV
PAGES_HOST=$1
FILES_HOST=$2
# minio ou seaweedfs
COMPOSE_PROFILES=minio
OWNER_PASSWORD=$(draw)
APP_PASSWORD=$(draw)
ESSAIM_SECRET=$(draw)
STORE_ROOT_USER=$(draw)
STORE_ROOT_PASSWORD=$(draw)
S3_ACCESS_KEY=$(openssl rand -hex 10)
S3_SECRET_KEY=$(openssl rand -hex 20)
MEILI_MASTER_KEY=$master
MEILI_SEARCH_KEY=$(key "$master" 5a3f0c1e-8d44-4a8e-9d0f-6b1d2c7e9a01)
MEILI_WRITE_KEY=$(key "$master" 5a3f0c1e-8d44-4a8e-9d0f-6b1d2c7e9a02)
# À remplir : sans valeur, Compose refuse de démarrer.
TLS_CERTIFICATE=
TLS_KEY=
SMTP_URL=
MAIL_FROM=
ENV
