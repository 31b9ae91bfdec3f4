package io.github.sops4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The bill of materials has no parent, so nothing but this keeps it in step with the project. */
class BillOfMaterialsTest {
    private static final Path PROJECT = Path.of("..");
    private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency";

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    private static Document pom(String folder) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(PROJECT.resolve(folder).resolve("pom.xml").toFile());
    }

    private static List<String> texts(Document pom, String path) throws Exception {
        NodeList nodes = (NodeList) XPATH.evaluate(path, pom, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }

    @Test
    void itHasTheVersionOfTheProject() throws Exception {
        assertThat(texts(pom("sops-bom"), "/project/version"))
                .isEqualTo(texts(pom(""), "/project/version"));
    }

    @Test
    void itNamesWhateverIsReleased() throws Exception {
        List<String> released = new ArrayList<>();
        for (String module : texts(pom(""), "/project/modules/module")) {
            Document pom = pom(module);
            boolean hasParts = texts(pom, "/project/packaging").contains("pom");
            boolean kept = texts(pom, "/project/properties/maven.deploy.skip").contains("true");
            if (!hasParts && !kept) {
                released.addAll(texts(pom, "/project/artifactId"));
            }
        }
        assertThat(texts(pom("sops-bom"), MANAGED + "/artifactId"))
                .containsExactlyInAnyOrderElementsOf(released);
    }

    @Test
    void itManagesNoLibraryOfOthers() throws Exception {
        Document bom = pom("sops-bom");
        assertThat(texts(bom, MANAGED + "/groupId")).containsOnly("io.github.sops4j");
        assertThat(texts(bom, MANAGED + "/version")).containsOnly("${project.version}");
        assertThat(texts(bom, "/project/parent")).isEmpty();
    }
}
