package io.florin.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.florin.local.demo.Demo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of {@code ./florin demo}. */
class DemoTest {
  private static final Path TEMPLATES = Path.of("../infra-cdk/templates/local");

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @Test
  void theStoryHoldsAgainstTheCommittedTemplatesAndCanBeToldAgain() throws IOException {
    Path stackFile = folder.resolve("stack.json");
    StackOptions options =
        StackOptions.of(TEMPLATES).loggingFunctionsTo(folder.resolve("functions.log"));
    try (EmbeddedStack stack = EmbeddedStack.start(options);
        StackFile file =
            StackFile.write(
                stackFile, stack.addresses(), new SeedData(new RegisteredAdmin()).open(stack))) {
      assertThat(file).isNotNull();
      int first = play(stackFile);
      assertThat(told()).contains("✓ the same answer, Idempotent-Replayed: true, nothing moved");
      assertThat(told()).contains("All held").doesNotContain("✗");
      assertThat(first).isEqualTo(Demo.HELD);

      assertThat(play(stackFile)).as(told()).isEqualTo(Demo.HELD);
    }
    assertThat(play(stackFile)).isEqualTo(Demo.FAILED);
    assertThat(told()).contains("No stack runs here: start one by ./florin up");
  }

  @Test
  void aStackThatHasDiedIsSaidToAnswerNoMore() throws IOException {
    Path stackFile = Files.writeString(folder.resolve("stack.json"), placeOf(closedPort()));

    assertThat(play(stackFile)).isEqualTo(Demo.FAILED);
    assertThat(told()).startsWith("florin: Nobody answers at http://127.0.0.1:").hasLineCount(1);
  }

  @Test
  void aStepThatDoesNotHoldSaysWhatWasExpectedAndWhatCame() throws IOException {
    HttpServer server = HttpServer.create(anyPort(), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    try {
      Path stackFile =
          Files.writeString(folder.resolve("stack.json"), placeOf(server.getAddress().getPort()));

      assertThat(play(stackFile)).isEqualTo(Demo.FAILED);
      assertThat(told()).contains("✗ status: expected 201, came 200", "The story stops here");
    } finally {
      server.stop(0);
    }
  }

  private int play(Path stackFile) {
    return new Demo(new SecureRandom(), new PrintStream(told, true, StandardCharsets.UTF_8))
        .play(stackFile);
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  private static String placeOf(int port) {
    return "{\"api\": \"http://127.0.0.1:" + port + "\"}";
  }

  /** A port that was free a moment ago. */
  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
