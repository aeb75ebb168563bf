/// What a grammar found from each of the last places it was asked about; asking again costs nothing.
///
/// Grammars read from left to right and look a few words ahead, so that a short memory is enough for any length of text.
final class Memo<Value> {
    private struct Entry {
        let index: Int
        let value: Value
    }

    private var entries: [Entry?] = Array(repeating: nil, count: capacity)

    private static var capacity: Int { 16 }

    func value(_ index: Int, _ read: (Int) -> Value) -> Value {
        guard index >= 0 else { return read(index) }
        let place = index % Self.capacity
        if let entry = entries[place], entry.index == index { return entry.value }
        let value = read(index)
        entries[place] = Entry(index: index, value: value)
        return value
    }
}
