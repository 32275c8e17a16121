package io.florin.local.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.florin.local.role.Need;
import io.florin.local.role.RoleCheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/** A function that runs in this process. */
public final class LocalFunction {
  /** How large an event and an answer may be, in bytes. */
  public static final int MAX_PAYLOAD_BYTES = 6 * 1024 * 1024; // As on AWS.

  private static final int USUAL_RESPONSE_BYTES = 1_024;

  private final String name;
  private final String arn;
  private final RoleCheck role;
  private final int memoryMegabytes;
  private final Duration timeout;
  private final RequestStreamHandler handler;

  LocalFunction(
      String name,
      String arn,
      RoleCheck role,
      int memoryMegabytes,
      Duration timeout,
      RequestStreamHandler handler) {
    this.name = name;
    this.arn = arn;
    this.role = role;
    this.memoryMegabytes = memoryMegabytes;
    this.timeout = timeout;
    this.handler = handler;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Whether its role lets those who work for it do something; if not, that is noticed, once. */
  public boolean mayDo(Need need) {
    return role.refusal(need).isEmpty();
  }

  /**
   * Calls the function in the thread of the caller.
   *
   * @return the bytes that it wrote
   * @throws IOException when these are too many, and this or any other exception when the function
   *     throws it
   */
  public byte[] invoke(byte[] event, String requestId) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream(USUAL_RESPONSE_BYTES);
    handler.handleRequest(
        new ByteArrayInputStream(event),
        answer,
        new Invocation(name, arn, memoryMegabytes, requestId, System.nanoTime(), timeout));
    if (answer.size() > MAX_PAYLOAD_BYTES) {
      throw new IOException(name + " answered with more than 6 MB.");
    }
    return answer.toByteArray();
  }
}
