#!/bin/sh
# Makes the bucket, whose writes wait for the disk. Safe to run again.
set -eu
in_shell() { echo "$1" | weed shell -master=127.0.0.1:9333 -filer=127.0.0.1:8888; }
in_shell s3.bucket.list | grep -q "^ *$BUCKET\b" || in_shell "s3.bucket.create -name $BUCKET"
in_shell "fs.configure -locationPrefix=/buckets/$BUCKET -fsync -apply"
in_shell s3.bucket.list | grep -q "^ *$BUCKET\b"
