# One image for the server, the worker and the command line. The worker's converters (LibreOffice) and their sandbox
# (bubblewrap) are in it; nothing in it is written to while it runs.
FROM node:24.11.1-bookworm-slim AS built
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY .swcrc vite.config.ts ./
COPY apps apps
COPY libs libs
COPY infra infra
RUN npm run -s build && npm run -s sbom > sbom.cdx.json

FROM node:24.11.1-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends bubblewrap fonts-dejavu-core fonts-liberation \
    libreoffice-calc-nogui libreoffice-impress-nogui libreoffice-writer-nogui \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production
WORKDIR /app
COPY --from=built /app/package.json ./
COPY --from=built /app/node_modules node_modules
COPY --from=built /app/dist dist
COPY --from=built /app/sbom.cdx.json ./
COPY infra/images/health.mjs infra/images/health.mjs
COPY infra/compose/search-keys.mjs infra/compose/search-keys.mjs
RUN mkdir /scratch && chown node:node /scratch
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "infra/images/health.mjs", "server"]
CMD ["node", "dist/run/server.js"]
