package io.florin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that starts a stack. */
class UpTest {
  private static final LocalAdmin ADMIN =
      stack -> new LocalAdmin.SignIn("admin@florin.local", "secret");

  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  @TempDir private Path root;

  @BeforeEach
  void layOutARepository() throws IOException {
    Path templates = Files.createDirectories(root.resolve("infra-cdk/templates/local"));
    TinyTemplates.changed(templates, "Two tables", "Two tables");
  }

  @Test
  void itTellsToolsWhereTheStackIsAndHowItsAdminSignsIn() throws IOException {
    Path stackFile = root.resolve(".florin/stack.json");
    try (Up.RunningStack running = up().start(UpArguments.parse("--port", "0"))) {
      JsonNode places = new ObjectMapper().readTree(stackFile.toFile());
      String api = running.stack().api().toString();
      assertThat(places.path("api").asText()).isEqualTo(api).startsWith("http://127.0.0.1:");
      assertThat(places.path("docs").asText()).isEqualTo(api + "/docs/");
      assertThat(places.path("metrics").asText()).isEqualTo(api + "/metrics");
      assertThat(places.path("admin").path("email").asText()).isEqualTo("admin@florin.local");
      assertThat(places.path("admin").path("password").asText()).isEqualTo("secret");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stackFile)))
          .isEqualTo("rw-------");
      assertThat(console.toString(StandardCharsets.UTF_8))
          .contains(api, "functions.log", "admin@florin.local")
          .doesNotContain("secret,");
    }
    assertThat(stackFile).doesNotExist();
  }

  @Test
  void aPortThatIsTakenIsRefusedInOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());

      assertThatThrownBy(() -> up().start(UpArguments.parse("--port", port)))
          .isInstanceOf(StartRefused.class)
          .hasMessage("Port %s is taken: stop what uses it, or choose another by --port.", port);
    }
    assertThat(root.resolve(".florin/stack.json")).doesNotExist();
  }

  @Test
  void aFolderOfItsOwnThatCannotBeWrittenIsRefusedInOneSentence() throws IOException {
    Files.createFile(root.resolve(".florin"));

    assertThatThrownBy(() -> up().start(UpArguments.parse("--port", "0")))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "The file %s can't be written: make its folder writable.",
            root.resolve(".florin/functions.log"));
  }

  @Test
  void unknownArgumentsAreRefused() {
    assertThatThrownBy(() -> UpArguments.parse("--prot", "1"))
        .hasMessage("up does not know --prot: it takes --port and --data.");
    assertThatThrownBy(() -> UpArguments.parse("--port", "many"))
        .hasMessage("--port needs a number from 0 to 65535, not many.");
    assertThatThrownBy(() -> UpArguments.parse("--data")).hasMessage("--data needs a value.");
    assertThat(UpArguments.parse()).isEqualTo(new UpArguments(8080, Optional.empty()));
  }

  private Up up() {
    return new Up(root, ADMIN, new PrintStream(console, true, StandardCharsets.UTF_8));
  }
}
