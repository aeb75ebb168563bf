/* The yardstick: a bare echo on libwebsockets over libev. Prints its port. */
#include <libwebsockets.h>
#include <stdio.h>
#include <string.h>

struct session {
    size_t length;
    unsigned char message[LWS_PRE + 4096];
};

static int echo(struct lws *socket, enum lws_callback_reasons reason, void *user, void *in, size_t length) {
    struct session *session = user;
    switch (reason) {
    case LWS_CALLBACK_RECEIVE:
        if (length > 4096) return -1;
        memcpy(session->message + LWS_PRE, in, length);
        session->length = length;
        lws_callback_on_writable(socket);
        break;
    case LWS_CALLBACK_SERVER_WRITEABLE:
        if (!session->length) break;
        if (lws_write(socket, session->message + LWS_PRE, session->length, LWS_WRITE_TEXT) < (int)session->length) return -1;
        session->length = 0;
        break;
    default: break;
    }
    return 0;
}

int main(void) {
    static const struct lws_protocols protocols[] = {{"echo", echo, sizeof(struct session), 4096, 0, NULL, 0}, {0}};
    struct lws_context_creation_info info = {0};
    info.port = 0;
    info.iface = "127.0.0.1";
    info.protocols = protocols;
    info.options = LWS_SERVER_OPTION_LIBEV;
    lws_set_log_level(LLL_ERR, NULL);
    struct lws_context *context = lws_create_context(&info);
    if (!context) return 1;
    struct lws_vhost *host = lws_get_vhost_by_name(context, "default");
    printf("%d\n", lws_get_vhost_listen_port(host));
    fflush(stdout);
    while (lws_service(context, 0) >= 0) {}
    return 0;
}
