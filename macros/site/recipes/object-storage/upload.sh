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
cached="Cache-Control: [[ revalidated ]]"

put() {
  rclone copy --checksum "$site" "$target" "$@"
}

put --header-upload "$cached" --header-upload "Content-Type: [[ case[1] ]]" --include "/[[ case[0] ]]**"
[% for suffix, kind in types.items() %]
put --header-upload "$cached" --header-upload "Content-Type: [[ kind | letters ]]" --include "*.[[ suffix ]]"
[% endfor %]
put --header-upload "Cache-Control: [[ unchanging ]]" --include "*.[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f].css"
rclone sync --checksum --header-upload "$cached" "$site" "$target"
