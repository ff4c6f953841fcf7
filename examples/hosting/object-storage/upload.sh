#!/bin/sh
# Copies the built handbook into object storage (S3, Google Cloud Storage, Azure and others) with rclone:
#
#   sh examples/hosting/object-storage/upload.sh site remote:bucket
#
# Storage keeps a type and a caching rule with each file, and nothing else. The policy in each page holds; the headers
# that only a server can send come from the content delivery network in front of it: set those that the hosting guide
# lists. Only files of the handbook belong into that bucket: what a new edition no longer has is deleted there.
set -eu
site=${1:?name the folder of the built handbook} target=${2:?name the remote and its bucket}
cached="Cache-Control: no-cache"

put() {
  rclone copy --checksum "$site" "$target" "$@"
}

put --header-upload "$cached" --header-upload "Content-Type: application/json" --include "/ims/case/**"
put --header-upload "$cached" --header-upload "Content-Type: application/ld+json" --include "*.jsonld"
put --header-upload "$cached" --header-upload "Content-Type: text/csv; charset=utf-8" --include "*.csv"
put --header-upload "$cached" --header-upload "Content-Type: text/markdown; charset=utf-8" --include "*.md"
put --header-upload "$cached" --header-upload "Content-Type: text/plain; charset=utf-8" --include "*.matrix"
put --header-upload "$cached" --header-upload "Content-Type: application/manifest+json" --include "*.webmanifest"
put --header-upload "$cached" --header-upload "Content-Type: application/gzip" --include "*.gz"
put --header-upload "$cached" --header-upload "Content-Type: application/zip" --include "*.imscc"
put --header-upload "Cache-Control: max-age=31536000" --include "*.[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f].css"
rclone sync --checksum --header-upload "$cached" "$site" "$target"
