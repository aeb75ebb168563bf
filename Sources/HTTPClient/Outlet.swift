/// Who receives an answer, and in which form.
enum Outlet: Sendable {
    case whole(CheckedContinuation<Result<HTTPClient.Response<[UInt8]>, HTTPFailure>, Never>)
    case stream(Channel)

    func fail(_ failure: HTTPFailure) {
        switch self {
        case .whole(let continuation): continuation.resume(returning: .failure(failure))
        case .stream(let channel): channel.end(failure)
        }
    }
}
