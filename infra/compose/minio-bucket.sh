#!/bin/sh
# Makes the bucket, and the key that can do what Essaim does in this bucket and nothing elsewhere. Safe to run again.
set -eu
export HOME=/tmp MC_CONFIG_DIR="${MC_CONFIG_DIR:-/tmp/mc}"
mc --quiet alias set store "$STORE_URL" "$STORE_ROOT_USER" "$STORE_ROOT_PASSWORD" >/dev/null
mc --quiet mb --ignore-existing "store/$BUCKET" >/dev/null

policy="$MC_CONFIG_DIR/policy.json"
cat >"$policy" <<JSON
{ "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Resource": ["arn:aws:s3:::$BUCKET"],
      "Action": ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"] },
    { "Effect": "Allow", "Resource": ["arn:aws:s3:::$BUCKET/*"],
      "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"] } ] }
JSON
mc --quiet admin policy create store essaim "$policy" >/dev/null
mc --quiet admin user add store "$BUCKET_ACCESS_KEY" "$BUCKET_SECRET_KEY" >/dev/null
# Attaching it twice is an error of mc: what counts is that it is attached.
mc --quiet admin policy attach store essaim --user "$BUCKET_ACCESS_KEY" >/dev/null 2>&1 || true
mc --quiet --json admin user info store "$BUCKET_ACCESS_KEY" | grep -q '"policyName": *"essaim"'
