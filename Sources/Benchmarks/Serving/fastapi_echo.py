"""The yardstick: FastAPI on uvicorn, sending back what comes. Prints its port."""

import socket

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()


@app.websocket("/ws/{session_id}")
async def echo(peer: WebSocket, session_id: str):
    await peer.accept()
    try:
        while True:
            await peer.send_text(await peer.receive_text())
    except WebSocketDisconnect:
        pass


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0), backlog=4096)
    print(listener.getsockname()[1], flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", loop="uvloop", http="httptools")).run(sockets=[listener])
