import Testing

@testable import WebServer

@Suite struct ConnectionValueTests {
    @Test func `a FIFO gives back what it got, in order`() {
        var queue = FIFO<Int>()
        var next = 0
        for number in 0..<1_000 {
            queue.append(number)
            if number % 3 != 0 {
                #expect(queue.first == next)
                #expect(queue.popFirst() == next)
                next += 1
            }
        }
        #expect(queue.count == 1_000 - next)
        while let number = queue.popFirst() {
            #expect(number == next)
            next += 1
        }
        #expect(next == 1_000)
        #expect(queue.isEmpty)
    }

    @Test(arguments: [1, 3, 1_000, 20_000, .max])
    func `a send queue keeps bytes and frames however they leave`(step: Int) {
        var queue = SendQueue()
        var expected: [UInt8] = []
        for size in [1, 200, 17_000, 3, 16_384, 40_000, 5] {
            let message = WebSocketMessage.binary([UInt8](repeating: UInt8(size % 251), count: size))
            queue.append(message)
            FrameEncoder.append(message, to: &expected)
        }
        #expect(queue.bytes == expected.count)
        #expect(queue.frames == 7)
        var sent: [UInt8] = []
        var frames = 0
        while !queue.isEmpty {
            let (segment, from) = queue.front
            let count = min(step, segment.count - from)
            sent += segment[from..<from + count]
            frames += queue.consume(count)
        }
        #expect(sent == expected)
        #expect(frames == 7)
        #expect(queue.frames == 0)
    }

    @Test func `a part of a send queue is whole segments`() {
        var queue = SendQueue()
        for size in [10, 20_000, 20_000, 10] { queue.append([UInt8](repeating: 1, count: size), frames: 1) }
        let part = queue.takePart(enough: 15_000)
        #expect(part.bytes == 20_010)
        #expect(part.frames == 2)
        #expect(queue.bytes == 20_010)
        #expect(queue.frames == 2)
        #expect(queue.takePart(enough: 100_000).bytes == 20_010)
        #expect(queue.isEmpty)
    }

    @Test func `the queue takes as many frames as its bound and no more`() {
        var outbound = Outbound()
        outbound.limit(frames: 256, bytes: 1 << 20)
        for number in 0..<256 {
            #expect(outbound.send(.text("x")) == .queued(mustTell: number == 0))
        }
        #expect(outbound.send(.text("x")) == .overflow)
        #expect(outbound.frames == 256)
    }

    @Test func `the queue takes as many bytes as its bound and no more`() {
        var outbound = Outbound()
        outbound.limit(frames: 256, bytes: 1_000)
        #expect(outbound.send(.text("")) == .queued(mustTell: true))
        #expect(outbound.send(.binary([UInt8](repeating: 0, count: 995))) == .overflow)
        #expect(outbound.send(.binary([UInt8](repeating: 0, count: 994))) == .queued(mustTell: false))
        #expect(outbound.bytes == 1_000)
        #expect(outbound.send(.text("")) == .overflow)
    }

    @Test func `a message larger than the queue is taken alone`() {
        var outbound = Outbound()
        outbound.limit(frames: 256, bytes: 1_000)
        #expect(outbound.send(.binary([UInt8](repeating: 0, count: 5_000))) == .queued(mustTell: true))
        #expect(outbound.send(.text("")) == .overflow)
    }

    @Test func `what is in flight counts until the peer has it`() {
        var outbound = Outbound()
        outbound.limit(frames: 2, bytes: 1 << 20)
        _ = outbound.send(.text("a"))
        _ = outbound.send(.text("b"))
        #expect(outbound.takePart()?.bytes == 6)
        #expect(outbound.send(.text("c")) == .overflow)
        #expect(outbound.sent(bytes: 6, frames: 2).isEmpty)
        #expect(outbound.send(.text("c")) == .queued(mustTell: false))
    }

    @Test func `the loop is told again only after it has found nothing`() {
        var outbound = Outbound()
        #expect(outbound.send(.text("a")) == .queued(mustTell: true))
        #expect(outbound.send(.text("b")) == .queued(mustTell: false))
        #expect(outbound.takePart() != nil)
        #expect(outbound.send(.text("c")) == .queued(mustTell: false))
        #expect(outbound.takePart() != nil)
        #expect(outbound.takePart() == nil)
        #expect(outbound.send(.text("d")) == .queued(mustTell: true))
    }

    @Test func `a close frame is the last, behind the queue or instead of it`() {
        let close = FrameEncoder.close(CloseCode(rawValue: 4108), reason: "")
        for isDiscarding in [false, true] {
            var outbound = Outbound()
            _ = outbound.send(.text("a"))
            #expect(outbound.close(with: close, discardingQueue: isDiscarding) != nil)
            #expect(outbound.close(with: close, discardingQueue: isDiscarding) == nil)
            #expect(outbound.send(.text("b")) == .closed)
            #expect(outbound.put([1]) == .closed)
            #expect(outbound.bytes == (isDiscarding ? 4 : 7))
        }
    }

    @Test func `a peer is held back when its task is behind`() {
        var inbound = Inbound()
        inbound.itemLimit = 4
        for _ in 0..<3 { _ = inbound.deliver(.message(.text("x"))) }
        #expect(!inbound.isHeld)
        _ = inbound.deliver(.message(.text("x")))
        #expect(inbound.isHeld)
        var tellings: [Bool] = []
        while case .item(_, let mustTell) = inbound.take() { tellings.append(mustTell) }
        #expect(tellings == [false, true, false, false])
    }

    @Test func `a peer is held back by bytes as well`() {
        var inbound = Inbound()
        _ = inbound.deliver(.body([UInt8](repeating: 0, count: 64 << 10)))
        #expect(inbound.isHeld)
        guard case .item(.body, mustTell: true) = inbound.take() else {
            Issue.record("the loop was not told")
            return
        }
    }

    @Test func `a deadline for writing counts the time without progress`() {
        var deadline = WriteDeadline(timeout: .seconds(10), minimumRate: 1)
        #expect(!deadline.isOver(at: .seconds(1_000)))
        deadline.blocked(at: .seconds(5))
        deadline.blocked(at: .seconds(9))
        #expect(!deadline.isOver(at: .seconds(14)))
        #expect(deadline.isOver(at: .seconds(15)))
        deadline.progressed(by: 1_000, at: .seconds(14))
        #expect(!deadline.isOver(at: .seconds(23)))
        #expect(deadline.isOver(at: .seconds(24)))
        deadline.drained()
        #expect(!deadline.isOver(at: .seconds(1_000)))
    }

    @Test func `a peer that takes a little now and then is too slow all the same`() {
        var deadline = WriteDeadline(timeout: .seconds(10), minimumRate: 100)
        deadline.blocked(at: .zero)
        for second in 1...19 {
            deadline.progressed(by: 50, at: .seconds(second))
            #expect(!deadline.isOver(at: .seconds(second)))
        }
        deadline.progressed(by: 50, at: .seconds(20))
        #expect(deadline.isOver(at: .seconds(20)))
    }

    @Test func `a crowd is counted by address and by network`() throws {
        let proxies = ["10.0.0.0/8"].compactMap(AddressRange.init)
        var crowd = Crowd(limit: 2, exempt: proxies)
        let (one, two) = (try #require(IPAddress("2001:db8::1")), try #require(IPAddress("2001:db8::2")))
        let proxy = try #require(IPAddress("10.1.1.1"))
        let other = try #require(IPAddress("2001:db8:0:1::1"))
        #expect([one, two, one, other].map { crowd.admit($0) } == [true, true, false, true])
        crowd.leave(two)
        #expect([one, two].map { crowd.admit($0) } == [true, false])
        #expect([proxy, proxy, proxy].map { crowd.admit($0) } == [true, true, true])
        #expect([.loopback, .loopback, .loopback].map { crowd.admit($0) } == [true, true, false])
    }

    @Test func `the loop's clock skips a stall`() {
        var clock = LoopClock(startingAt: .seconds(100))
        clock.advance(to: .seconds(101))
        #expect(clock.now == .seconds(1))
        clock.advance(to: .seconds(121))
        #expect(clock.now == .seconds(3))
        clock.advance(to: .seconds(122))
        #expect(clock.now == .seconds(4))
    }

    @Test func `a connection's name survives the kernel`() {
        let id = ConnectionID(descriptor: 70_000, generation: .max)
        #expect(ConnectionID(rawValue: id.rawValue) == id)
    }
}
