package io.florin.local.bank;

import java.nio.charset.StandardCharsets;

/** Thrown when a request can't be served; it becomes an {@code application/problem+json}. */
final class ProblemException extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String title;

  ProblemException(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  static ProblemException badRequest(String detail) {
    return new ProblemException(400, "Bad request", detail);
  }

  int status() {
    return status;
  }

  byte[] body() {
    return BankJson.object()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", getMessage())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
