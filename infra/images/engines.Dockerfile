# The engines as nobody in particular, on a folder that is theirs. MinIO publishes no image any more: this is its last
# public state, built from source as docs/operations/object-storage.md has tried it, with the client that makes the bucket.
FROM golang:1.26.8-alpine AS minio-built
ENV CGO_ENABLED=0
RUN go install -trimpath github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c
RUN go install -trimpath github.com/minio/mc@v0.0.0-20250313080218-cf909e1063a9

FROM alpine:3.23.0 AS minio
COPY --from=minio-built /go/bin/minio /go/bin/mc /usr/local/bin/
RUN mkdir /store && chown 1000:1000 /store
USER 1000:1000
HEALTHCHECK --interval=10s CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:9000/minio/health/ready"]

FROM chrislusf/seaweedfs:4.48 AS seaweedfs
USER root
RUN mkdir /store && chown 1000:1000 /store
USER 1000:1000
HEALTHCHECK --interval=10s CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:9000/healthz"]

FROM getmeili/meilisearch:v1.50.0 AS meilisearch
USER root
RUN mkdir /index && chown 1000:1000 /index
WORKDIR /index
USER 1000:1000
HEALTHCHECK --interval=10s CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:7700/health"]
