/* The load that servers are measured with: many WebSockets on one thread, one message under way on each.
 *
 *   load echo   PORT SOCKETS SECONDS        128 bytes of JSON, sent back as they came
 *   load chat   PORT SOCKETS SECONDS RATE   messages of the whole chat protocol; RATE a second over all, 0: as fast as they go
 *   load effects PORT SOCKETS SECONDS       a customer each two messages: the wish and the yes
 *   load churn  PORT SOCKETS SECONDS        each socket goes after its answer, and another comes
 *   load idle   PORT SOCKETS                opens them, says so, and waits for the end of its input; `hold` on an echo
 *   load resume PORT SOCKETS SECONDS        sockets that come back within that time, each until it has all it missed
 *
 * Prints one line of JSON. Chat sessions are called bench-0, bench-1 … and have to exist. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum state { WAITING, CONNECTING, UPGRADING, GREETING, READY };

struct client {
    int number, socket, generation;
    enum state state;
    char *in;
    size_t length, room;
    double started, sent, due;
    long cseq, top;
    /* A page was loaded in place of what was missed. */
    int skips;
};

struct figures {
    float *values;
    size_t count, room;
};

static const char *mode;
static int is_chat, port, epoll, wanted, open_sockets, is_measuring;
static struct client *clients;
static struct figures acks, replies;
static long errors;
static double seconds, beginning, pace;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void add(struct figures *figures, double seconds) {
    if (figures->count == figures->room) {
        figures->room = figures->room ? figures->room * 2 : 1 << 16;
        figures->values = realloc(figures->values, figures->room * sizeof *figures->values);
    }
    figures->values[figures->count++] = (float)(seconds * 1000);
}

static int ascending(const void *left, const void *right) {
    float a = *(const float *)left, b = *(const float *)right;
    return (a > b) - (a < b);
}

static double part(struct figures *figures, double share) {
    if (!figures->count) return 0;
    return figures->values[(size_t)(share * (figures->count - 1))];
}

static void fail(const char *what) {
    fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void put(struct client *client, const void *bytes, size_t length) {
    ssize_t count = send(client->socket, bytes, length, MSG_NOSIGNAL);
    if (count != (ssize_t)length) fail("send");
}

static void text(struct client *client, const char *words, size_t length) {
    unsigned char frame[2048];
    size_t header = length < 126 ? 6 : 8;
    frame[0] = 0x81;
    if (length < 126) {
        frame[1] = 0x80 | length;
    } else {
        frame[1] = 0x80 | 126;
        frame[2] = length >> 8;
        frame[3] = length & 0xff;
    }
    unsigned char *key = frame + header - 4;
    memcpy(key, "\x37\xfa\x21\x3d", 4);
    for (size_t i = 0; i < length; i++) frame[header + i] = words[i] ^ key[i & 3];
    put(client, frame, header + length);
}

static const char *sayings[] = {"你好", "查一下客户 云启", "帮助", "show me the pipeline"};

static void say(struct client *client) {
    char words[512];
    int length;
    client->sent = now();
    if (!is_chat) {
        length = snprintf(words, sizeof words, "{\"type\":\"user_message\",\"session_id\":\"bench-%d\",\"data\":{\"content\":\"%ld ", client->number, client->cseq++);
        while (length < 125) words[length++] = 'x';
        memcpy(words + 125, "\"}}", 3);
        length = 128;
    } else if (!strcmp(mode, "effects")) {
        client->cseq++;
        char wish[128] = "确认";
        if (client->cseq & 1) snprintf(wish, sizeof wish, "创建客户 测试%d号%ld厂，电话139%08ld", client->number, client->cseq, (client->number * 10007L + client->cseq) % 100000000);
        length = snprintf(words, sizeof words, "{\"v\":1,\"type\":\"user_message\",\"id\":\"m-%d-%d-%d-%ld\",\"cseq\":%ld,\"data\":{\"content\":\"%s\"}}",
            (int)getpid(), client->number, client->generation, client->cseq, client->cseq, wish);
    } else {
        client->cseq++;
        length = snprintf(words, sizeof words, "{\"v\":1,\"type\":\"user_message\",\"id\":\"m-%d-%d-%d-%ld\",\"cseq\":%ld,\"data\":{\"content\":\"%s\"}}",
            (int)getpid(), client->number, client->generation, client->cseq, client->cseq, sayings[client->cseq % 4]);
    }
    text(client, words, length);
}

static void start(struct client *client) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1;
    client->started = now();
    client->socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (client->socket < 0) fail("socket");
    setsockopt(client->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(client->socket, (struct sockaddr *)&address, sizeof address) && errno != EINPROGRESS) fail("connect");
    client->state = CONNECTING;
    struct epoll_event event = {.events = EPOLLOUT, .data.ptr = client};
    epoll_ctl(epoll, EPOLL_CTL_ADD, client->socket, &event);
}

static void connected(struct client *client) {
    char request[512];
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(client->socket, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error) {
        errno = error;
        fail("connect");
    }
    int length = snprintf(request, sizeof request,
        "GET /ws/bench-%d HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s\r\n",
        client->number, port, is_chat ? "Sec-WebSocket-Protocol: parlance.chat.v1\r\nAuthorization: Bearer any\r\n" : "");
    put(client, request, length);
    client->state = UPGRADING;
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = client};
    epoll_ctl(epoll, EPOLL_CTL_MOD, client->socket, &event);
}

static void ready(struct client *client) {
    client->state = READY;
    open_sockets++;
    if (is_measuring && !strcmp(mode, "churn")) say(client);
    if (!strcmp(mode, "resume")) add(&replies, now() - client->started);
}

/* A client that comes back has a position; one that is new has none. */
static void resume(struct client *client, long seq, const char *epoch, int length) {
    char words[256];
    int size = snprintf(words, sizeof words, "{\"v\":1,\"type\":\"status_update\",\"data\":{\"action\":\"resume\",\"result\":{\"client_id\":\"c%d-%d-%d\",\"seq\":%ld,\"epoch\":\"%.*s\"}}}",
        (int)getpid(), client->number, client->generation, seq, length, epoch);
    text(client, words, size);
}

static void upgraded(struct client *client) {
    if (!is_chat) return ready(client);
    resume(client, 0, "", 0);
    client->state = GREETING;
}

/* Whether the message is answered. */
static int hear(struct client *client, const char *frame, size_t length) {
    if (!is_chat) {
        add(&replies, now() - client->sent);
        return 1;
    }
    if (client->state == GREETING) {
        char *top;
        if (memmem(frame, length, "\"action\":\"hello\"", 16) && (top = memmem(frame, length, "\"top\":", 6))) client->top = atol(top + 6);
        if (memmem(frame, length, "\"recovered\":false", 17)) {
            /* Too much was missed: a page would be loaded, and what follows it asked for. */
            char *epoch = memmem(frame, length, "\"epoch\":\"", 9), *end = epoch ? memchr(epoch + 9, '"', frame + length - epoch - 9) : NULL;
            if (!end) fail("a greeting without an epoch");
            resume(client, client->top, epoch + 9, end - epoch - 9);
            client->skips = 1;
            return 0;
        }
        if (client->skips) client->top = client->skips = 0;
        char *seq = client->top ? memmem(frame, length, "\"seq\":", 6) : NULL;
        if (!client->top || (seq && atol(seq + 6) >= client->top)) ready(client);
        return 0;
    }
    /* What an earlier run left behind is no answer to this one. */
    char mine[64];
    int size = snprintf(mine, sizeof mine, "\"reply_to\":\"m-%d-%d-%d-%ld\"", (int)getpid(), client->number, client->generation, client->cseq);
    if (!client->sent || !memmem(frame, length, mine, size)) return 0;
    if (memmem(frame, length, "\"action\":\"ack\"", 14)) {
        add(&acks, now() - client->sent);
    } else if (memmem(frame, length, "\"type\":\"error\"", 14)) {
        if (errors++ < 3) fprintf(stderr, "load: %.*s\n", (int)length, frame);
        return 1;
    } else if (memmem(frame, length, "\"type\":\"ai_response\"", 20)) {
        add(&replies, now() - client->sent);
        return 1;
    }
    return 0;
}

static void answered(struct client *client) {
    if (!is_measuring) return;
    if (!strcmp(mode, "churn")) {
        close(client->socket);
        client->length = client->cseq = client->top = 0;
        open_sockets--;
        client->generation++;
        start(client);
    } else if (pace) {
        client->due += pace;
        client->sent = 0;
    } else {
        say(client);
    }
}

static void readable(struct client *client) {
    if (client->room - client->length < 4096) {
        client->room = client->room ? client->room * 2 : 4096 + 1024;
        client->in = realloc(client->in, client->room);
    }
    ssize_t count = recv(client->socket, client->in + client->length, client->room - client->length, 0);
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) fail("the server closed");
    client->length += count;
    size_t position = 0;
    if (client->state == UPGRADING) {
        char *end = memmem(client->in, client->length, "\r\n\r\n", 4);
        if (!end) return;
        if (strncmp(client->in + 9, "101", 3)) {
            fprintf(stderr, "load: %.*s\n", (int)client->length, client->in);
            exit(1);
        }
        position = end + 4 - client->in;
        upgraded(client);
    }
    while (client->length - position >= 2) {
        unsigned char *bytes = (unsigned char *)client->in + position;
        size_t length = bytes[1], header = 2;
        if (length == 126) {
            if (client->length - position < 4) break;
            length = bytes[2] << 8 | bytes[3];
            header = 4;
        } else if (length == 127) {
            if (client->length - position < 10) break;
            length = 0;
            for (int i = 2; i < 10; i++) length = length << 8 | bytes[i];
            header = 10;
        }
        if (client->length - position < header + length) break;
        if ((bytes[0] & 0xf) == 8) {
            fprintf(stderr, "load: the server closes with %d\n", length > 1 ? bytes[header] << 8 | bytes[header + 1] : 0);
            exit(1);
        }
        int is_answered = (bytes[0] & 0xf) == 1 && hear(client, (char *)bytes + header, length);
        position += header + length;
        if (is_answered) {
            answered(client);
            if (client->state == CONNECTING) return;
        }
    }
    memmove(client->in, client->in + position, client->length - position);
    client->length -= position;
    if (!client->length && !seconds) {
        free(client->in);
        client->in = NULL;
        client->room = 0;
    }
}

static void turn(int milliseconds) {
    struct epoll_event events[512];
    int count = epoll_wait(epoll, events, 512, milliseconds);
    for (int i = 0; i < count; i++) {
        struct client *client = events[i].data.ptr;
        if (client->state == CONNECTING) connected(client); else readable(client);
    }
}

int main(int count, char **arguments) {
    if (count < 4) return 2;
    mode = arguments[1];
    is_chat = strcmp(mode, "echo") && strcmp(mode, "hold");
    port = atoi(arguments[2]);
    wanted = atoi(arguments[3]);
    seconds = count > 4 ? atof(arguments[4]) : 0;
    double rate = count > 5 ? atof(arguments[5]) : 0;
    int is_resume = !strcmp(mode, "resume");
    clients = calloc(wanted, sizeof *clients);
    epoll = epoll_create1(0);
    beginning = now();
    int started = 0;
    while (open_sockets < wanted) {
        /* Not more at once than a queue of the kernel holds; those that come back come evenly. */
        int may = is_resume ? (int)((now() - beginning) / seconds * wanted) + 1 : open_sockets + 256;
        for (; started < wanted && started < may; started++) {
            clients[started].number = started;
            start(&clients[started]);
        }
        turn(is_resume ? 1 : 100);
    }
    double opened = now() - beginning;
    if (!seconds) {
        printf("{\"opened\": %d, \"seconds\": %.2f}\n", open_sockets, opened);
        fflush(stdout);
        fcntl(0, F_SETFL, O_NONBLOCK);
        char byte;
        while (read(0, &byte, 1) != 0) turn(200);
        return 0;
    }
    if (!is_resume) {
        pace = rate ? wanted / rate : 0;
        is_measuring = 1;
        beginning = now();
        for (int i = 0; i < wanted; i++) {
            if (pace) clients[i].due = beginning + pace * i / wanted; else say(&clients[i]);
        }
        while (now() - beginning < seconds) {
            if (pace) {
                double time = now();
                for (int i = 0; i < wanted; i++) {
                    struct client *client = &clients[i];
                    if (client->due > time || client->sent) continue;
                    say(client);
                    /* Who waits for its turn waits, too. */
                    client->sent = client->due;
                }
            }
            turn(pace ? 1 : 100);
        }
        opened = now() - beginning;
    }
    qsort(acks.values, acks.count, sizeof *acks.values, ascending);
    qsort(replies.values, replies.count, sizeof *replies.values, ascending);
    printf("{\"count\": %zu, \"seconds\": %.3f, \"errors\": %ld, \"p50\": %.3f, \"p95\": %.3f, \"p99\": %.3f, \"worst\": %.3f, \"ack_p50\": %.3f, \"ack_p99\": %.3f}\n",
        replies.count, opened, errors, part(&replies, 0.5), part(&replies, 0.95), part(&replies, 0.99), part(&replies, 1), part(&acks, 0.5), part(&acks, 0.99));
    return 0;
}
