# docker build -t parlance . && docker run -it --rm -v parlance:/data parlance
FROM swift:6.3-bookworm AS build
RUN apt-get update -q \
 && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        libyaml-dev libcurl4-openssl-dev libsqlite3-dev libedit-dev libutf8proc-dev libssl-dev libhiredis-dev pkg-config \
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

FROM debian:12-slim
RUN apt-get update -q \
 && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        libyaml-0-2 libcurl4 libsqlite3-0 libedit2 libutf8proc2 libssl3 libhiredis0.14 tzdata ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin parlance \
 && install -d -o parlance -g nogroup -m 700 /data
COPY --from=build /stage/parlance /usr/local/bin/parlance
COPY Intents /app/Intents
ENV LANG=C.UTF-8 HOME=/data PARLANCE_DATA=/data PARLANCE_INTENTS=/app/Intents
WORKDIR /app
USER parlance
VOLUME /data
ENTRYPOINT ["parlance"]
CMD ["repl"]
