# One image per app: docker build --target dataplane . (or access, web, …). What each holds is decided in tools/images;
# `npm run images` makes the same trees without Docker and starts them.
FROM node:24-bookworm-slim AS build
WORKDIR /switchboard
ENV NX_DAEMON=false NX_NO_CLOUD=true NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
COPY package.json package-lock.json .npmrc ./
COPY apps/access/package.json apps/access/
COPY apps/dataplane/package.json apps/dataplane/
COPY apps/telephony-service/package.json apps/telephony-service/
COPY apps/bots-service/package.json apps/bots-service/
COPY apps/web/package.json apps/web/
COPY apps/console/package.json apps/console/
COPY apps/networking/package.json apps/networking/
COPY apps/telephony/package.json apps/telephony/
COPY apps/bots/package.json apps/bots/
COPY libs libs
COPY tools tools
RUN npm ci
COPY . .
RUN npx nx run-many -t build -p 'apps/*'
RUN node tools/images/src/main.ts /out

FROM node:24-bookworm-slim AS base
WORKDIR /switchboard
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
# The tree belongs to root: a service writes to its state, and nowhere else.
RUN mkdir -p /state && chown node:node /state
USER node

FROM base AS dataplane
COPY --from=build /out/dataplane ./
EXPOSE 7100 7443
CMD ["node", "--enable-source-maps", "apps/dataplane/dist/main.js"]

FROM base AS access
COPY --from=build /out/access ./
EXPOSE 3100
CMD ["node", "--enable-source-maps", "apps/access/dist/main.js"]

FROM base AS telephony-service
COPY --from=build /out/telephony-service ./
EXPOSE 3450
CMD ["node", "--enable-source-maps", "apps/telephony-service/dist/main.js"]

FROM base AS bots-service
COPY --from=build /out/bots-service ./
EXPOSE 3470
CMD ["node", "--enable-source-maps", "apps/bots-service/dist/main.js"]

FROM base AS web
COPY --from=build /out/web ./
ENV PAGE_HOST=0.0.0.0
EXPOSE 3000
CMD ["node", "--enable-source-maps", "apps/web/dist/main.js"]

FROM base AS console
COPY --from=build /out/console ./
ENV PAGE_HOST=0.0.0.0
EXPOSE 3200
CMD ["node", "--enable-source-maps", "apps/console/dist/main.js"]

FROM base AS networking
COPY --from=build /out/networking ./
ENV PAGE_HOST=0.0.0.0
EXPOSE 3300
CMD ["node", "--enable-source-maps", "apps/networking/dist/main.js"]

FROM base AS telephony
COPY --from=build /out/telephony ./
ENV PAGE_HOST=0.0.0.0
EXPOSE 3400
CMD ["node", "--enable-source-maps", "apps/telephony/dist/main.js"]

FROM base AS bots
COPY --from=build /out/bots ./
ENV PAGE_HOST=0.0.0.0
EXPOSE 3500
CMD ["node", "--enable-source-maps", "apps/bots/dist/main.js"]
