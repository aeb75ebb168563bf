# docker build -t parlance . && docker run --rm -p 8080:8080 -v parlance:/data parlance
FROM swift:6.3-bookworm AS build
RUN apt-get update -q \
 && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        libyaml-dev libcurl4-openssl-dev libsqlite3-dev libedit-dev libutf8proc-dev libssl-dev libhiredis-dev pkg-config \
        nodejs node-typescript esbuild node-react node-react-dom \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
# The words of Parlance itself are built in.
COPY Intents Intents
COPY Sources Sources
COPY Plugins Plugins
# The manifest names the tests, so their folders have to be there.
COPY Tests Tests
RUN swift build -c release --product parlance --static-swift-stdlib \
 && install -D -s .build/release/parlance /stage/parlance
RUN Sources/WebChat/build

FROM debian:12-slim
RUN apt-get update -q \
 && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        libyaml-0-2 libcurl4 libsqlite3-0 libedit2 libutf8proc2 libssl3 libhiredis0.14 tzdata ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin parlance \
 && install -d -o parlance -g nogroup -m 700 /data
COPY --from=build /stage/parlance /usr/local/bin/parlance
COPY --from=build /source/.build/web /app/web
COPY Intents /app/Intents
# PARLANCE_URL is where people find the server: the link that makes the administrator begins with it.
ENV LANG=C.UTF-8 HOME=/data PARLANCE_DATA=/data PARLANCE_INTENTS=/app/Intents PARLANCE_WEB=/app/web \
    PARLANCE_URL=http://127.0.0.1:8080
WORKDIR /app
USER parlance
VOLUME /data
EXPOSE 8080
# With TLS of its own, that the server takes connections has to do.
HEALTHCHECK --start-period=30s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && { [[ -n ${PARLANCE_TLS_KEY:-} ]] || { printf 'GET /readyz HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r -t 5 _ code _ <&3 && [[ $code == 200 ]]; }; }"]
ENTRYPOINT ["parlance"]
CMD ["serve", "--host", "0.0.0.0"]
