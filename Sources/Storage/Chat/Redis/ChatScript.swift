internal import Redis

/// The log's calls, each one script: all of it happens or nothing, and a second run of the same call changes nothing.
///
/// `<prefix>:{session}` is a hash of what the session is; beside it, with `:frames`, the list of its frames, the first
/// at 1; `:ids` where each id stands, and the attempt that put it there; `:clients` the last number of each client;
/// `:waiting` the messages that wait, in order, `:nodes` whose they are, `:begun` whose turn has begun; `:days` how
/// much was said on each; `:feedback`. Over all sessions: `unanswered`, `user:<name>`, `said:<day>`, `node:<id>`.
enum ChatScript {
    private static func script(_ names: String, _ body: String) -> RedisScript {
        let arguments = names.split(separator: " ")
        let places = arguments.indices.map { "ARGV[\($0 + 1)]" }.joined(separator: ", ")
        return RedisScript(
            """
            local p = KEYS[1]
            local \(arguments.joined(separator: ", ")) = \(places)
            local call = redis.call
            local k = p .. '{' .. s .. '}'
            local function tell(what, number)
                call('PUBLISH', p .. 'news', node .. '\\t' .. what .. '\\t' .. s .. '\\t' .. number)
            end
            local function append(text, id, kind, now, attempt, title, preview)
                local seq = call('RPUSH', k .. ':frames', text)
                call('HSET', k .. ':ids', id ~= '' and id or 'event-' .. seq, seq .. ' ' .. attempt)
                call('HSET', k, 'top', seq, 'updated', now)
                if preview ~= '' then call('HSET', k, 'preview', preview) end
                if kind == 'user_message' and call('HGET', k, 'title') == '' then call('HSET', k, 'title', title) end
                return seq
            end
            local function lives(other) return call('EXISTS', p .. 'node:' .. other) == 1 end
            \(body)
            """
        )
    }

    static let open = script(
        "s node user epoch now",
        """
        if call('HSETNX', k, 'user', user) == 1 then
            call('HSET', k, 'epoch', epoch, 'title', '', 'top', 0, 'created', now, 'updated', now, 'turn', 0)
            call('SADD', p .. 'user:' .. user, s)
        end
        return call('HGETALL', k)
        """
    )

    static let accept = script(
        "s node id text client cseq now day title preview attempt",
        """
        local user = call('HGET', k, 'user')
        if not user then return {'none'} end
        local at = call('HGET', k .. ':ids', id)
        if at then
            local seq, first = at:match('^(%d+) (.*)$')
            if first == attempt then return {'accepted', seq} end
            return {'there', seq, call('LINDEX', k .. ':frames', seq - 1)}
        end
        if client ~= '' then
            local next = string.format('%d', (call('HGET', k .. ':clients', client) or 0) + 1)
            if cseq ~= next then return {'order', next} end
            call('HSET', k .. ':clients', client, cseq)
        end
        local seq = append(text, id, 'user_message', now, attempt, title, preview)
        call('RPUSH', k .. ':waiting', id)
        call('HSET', k .. ':nodes', id, node)
        call('ZADD', p .. 'unanswered', now, s .. '\\t' .. id)
        call('HINCRBY', k .. ':days', day, 1)
        call('HINCRBY', p .. 'said:' .. day, user, 1)
        tell('top', seq)
        return {'accepted', seq}
        """
    )

    /// The frames follow as further arguments, the answer's own last.
    static let answer = script(
        "s node message id kind now keeps state preview attempt",
        """
        local owner = call('HGET', k .. ':nodes', message)
        if not owner then
            local seq, first = (call('HGET', k .. ':ids', id) or ''):match('^(%d+) (.*)$')
            return first == attempt and seq
        end
        if owner ~= node and lives(owner) then return false end
        call('LREM', k .. ':waiting', 1, message)
        call('HDEL', k .. ':nodes', message)
        call('HDEL', k .. ':begun', message)
        call('ZREM', p .. 'unanswered', s .. '\\t' .. message)
        local seq
        for place = 11, #ARGV do
            local isLast = place == #ARGV
            seq = append(ARGV[place], isLast and id or '', kind, now, isLast and attempt or '', '',
                isLast and preview or '')
        end
        if keeps == '1' then
            call('HSET', k, 'state', state)
            call('HINCRBY', k, 'turn', 1)
        end
        tell('top', seq)
        return seq
        """
    )

    static let frame = script(
        "s node id",
        """
        local at = call('HGET', k .. ':ids', id)
        if not at then return false end
        local seq = at:match('^(%d+)')
        return {seq, call('LINDEX', k .. ':frames', seq - 1)}
        """
    )

    static let change = script(
        "s node title pinned archived event now attempt",
        """
        if call('EXISTS', k) == 0 then return false end
        local done = call('GET', p .. 'attempt:' .. attempt)
        if done then return done end
        if title ~= '' then call('HSET', k, 'title', title:sub(2)) end
        if pinned ~= '' then call('HSET', k, 'pinned', pinned) end
        if archived ~= '' then call('HSET', k, 'archived', archived) end
        if event == '' then return false end
        local seq = append(event, '', '', now, '', '', '')
        call('SET', p .. 'attempt:' .. attempt, seq, 'EX', 600)
        tell('top', seq)
        return seq
        """
    )

    static let delete = script(
        "s node",
        """
        local user = call('HGET', k, 'user')
        if not user then return 0 end
        for _, message in ipairs(call('LRANGE', k .. ':waiting', 0, -1)) do
            call('ZREM', p .. 'unanswered', s .. '\\t' .. message)
        end
        local days = call('HGETALL', k .. ':days')
        for place = 1, #days, 2 do
            if call('HINCRBY', p .. 'said:' .. days[place], user, -days[place + 1]) <= 0 then
                call('HDEL', p .. 'said:' .. days[place], user)
            end
        end
        call('SREM', p .. 'user:' .. user, s)
        for _, part in ipairs({'frames', 'ids', 'clients', 'waiting', 'nodes', 'begun', 'days', 'feedback'}) do
            call('DEL', k .. ':' .. part)
        end
        call('DEL', k)
        tell('gone', 0)
        return 1
        """
    )

    static let read = script(
        "s node seq",
        """
        local top = tonumber(call('HGET', k, 'top'))
        if not top then return 0 end
        local furthest = math.max(tonumber(call('HGET', k, 'read') or 0), tonumber(seq))
        call('HSET', k, 'read', string.format('%d', math.min(top, furthest)))
        return 1
        """
    )

    static let judge = script(
        "s node id feedback",
        """
        if call('HEXISTS', k .. ':ids', id) == 0 then return false end
        local before = call('HGET', k .. ':feedback', id) or ''
        if feedback == '' then call('HDEL', k .. ':feedback', id) else call('HSET', k .. ':feedback', id, feedback) end
        return before
        """
    )

    /// Of one user, each without what its dialogue remembers.
    static let sessions = script(
        "s node",
        """
        local found = {}
        for _, each in ipairs(call('SMEMBERS', p .. 'user:' .. s)) do
            local values = call('HMGET', p .. '{' .. each .. '}', 'user', 'title', 'epoch', 'top', 'pinned', 'archived',
                'read', 'created', 'updated', 'preview')
            table.insert(values, 1, each)
            found[#found + 1] = values
        end
        return found
        """
    )

    /// Each with its session, user, node, time and position; `gone` asks for those of nodes that are not there.
    static let unanswered = script(
        "s node wants",
        """
        local found = {}
        local all = call('ZRANGE', p .. 'unanswered', 0, -1, 'WITHSCORES')
        for place = 1, #all, 2 do
            local session, message = all[place]:match('^(.-)\\t(.*)$')
            k = p .. '{' .. session .. '}'
            local owner = call('HGET', k .. ':nodes', message) or ''
            local isWanted
            if wants == 'own' then isWanted = owner == node else isWanted = not lives(owner) end
            if isWanted then
                found[#found + 1] = {session, call('HGET', k, 'user'), message, all[place + 1],
                    call('HGET', k .. ':ids', message):match('^(%d+)')}
            end
        end
        return found
        """
    )

    static let claim = script(
        "s node message known",
        """
        if call('HGET', k .. ':nodes', message) ~= node then return {'lost'} end
        if not lives(node) or call('LINDEX', k .. ':waiting', 0) ~= message then return {'wait'} end
        call('HSET', k .. ':begun', message, node)
        local turn = call('HGET', k, 'turn') or '0'
        if turn == known then return {turn} end
        return {turn, call('HGET', k, 'state')}
        """
    )

    static let adopt = script(
        "s node message",
        """
        local owner = call('HGET', k .. ':nodes', message)
        if not owner or owner ~= node and lives(owner) then return false end
        if call('HEXISTS', k .. ':begun', message) == 1 then return false end
        call('HSET', k .. ':nodes', message, node)
        return call('LINDEX', k .. ':frames', call('HGET', k .. ':ids', message):match('^(%d+)') - 1)
        """
    )

    /// The sessions follow as further arguments.
    static let tops = script(
        "s node",
        """
        local found = {}
        for place = 3, #ARGV do found[place - 2] = call('HGET', p .. '{' .. ARGV[place] .. '}', 'top') end
        return found
        """
    )

    static let beginEpoch = script(
        "s node old new",
        """
        if call('HGET', k, 'epoch') == old then call('HSET', k, 'epoch', new) end
        return 1
        """
    )
}
