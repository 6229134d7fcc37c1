#!/bin/sh
# Only S3 is heard from outside: the master, the volume server and the filer have no password, and stay on the loopback.
set -eu
folder="${FOLDER:-/store}"
umask 077
cat >/tmp/s3.json <<JSON
{ "identities": [ { "name": "essaim",
    "credentials": [ { "accessKey": "$BUCKET_ACCESS_KEY", "secretKey": "$BUCKET_SECRET_KEY" } ],
    "actions": ["Read:$BUCKET", "Write:$BUCKET", "List:$BUCKET", "Tagging:$BUCKET"] } ] }
JSON
exec weed -logtostderr server -dir="$folder" -filer -s3 -ip=127.0.0.1 -ip.bind=127.0.0.1 \
  -s3.ip.bind="${BIND:-0.0.0.0}" -s3.port="${PORT:-9000}" -s3.config=/tmp/s3.json \
  -s3.port.iceberg=0 -s3.port.lance=0 -volume.max=0 -master.telemetry=false
