// Reads exported XMI as Apache UIMA does: `java -cp uimaj-core.jar ReadCas.java FOLDER COPIES`. Every file must fit the
// types of TypeSystem.xml in FOLDER, nothing left over. Prints a line for each annotation that Postil wrote, as JSON:
// file, type, where UIMA says it is, the text that it covers, and by slot the texts that links lead to. Writes each CAS
// again into COPIES, as UIMA writes it.

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.ArrayFS;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

public class ReadCas {
  public static void main(String[] words) throws Exception {
    Path folder = Paths.get(words[0]);
    Path copies = Paths.get(words[1]);
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    XMLInputSource types = new XMLInputSource(folder.resolve("TypeSystem.xml").toFile());
    TypeSystemDescription system = UIMAFramework.getXMLParser().parseTypeSystemDescription(types);
    List<Path> files = Files.list(folder).filter(file -> file.toString().endsWith(".xmi")).sorted()
        .collect(Collectors.toList());
    for (Path file : files) {
      CAS cas = CasCreationUtils.createCas(system, null, null);
      try (FileInputStream in = new FileInputStream(file.toFile())) {
        XmiCasDeserializer.deserialize(in, cas, false);
      }
      for (AnnotationFS annotation : cas.getAnnotationIndex())
        if (annotation.getType().getFeatureByBaseName("postil") != null)
          out.println(line(file, annotation));
      try (FileOutputStream copy = new FileOutputStream(copies.resolve(file.getFileName()).toFile())) {
        XmiCasSerializer.serialize(cas, copy);
      }
    }
  }

  private static String line(Path file, AnnotationFS annotation) {
    StringBuilder links = new StringBuilder();
    for (Feature feature : annotation.getType().getFeatures()) {
      if (!feature.getRange().isArray()) continue;
      ArrayFS array = (ArrayFS) annotation.getFeatureValue(feature);
      if (array == null) continue;
      for (FeatureStructure link : array.toArray()) {
        Feature target = link.getType().getFeatureByBaseName("target");
        AnnotationFS found = (AnnotationFS) link.getFeatureValue(target);
        links.append(links.length() == 0 ? "" : ",");
        links.append("[" + quoted(feature.getShortName()) + "," + quoted(found.getCoveredText()) + "]");
      }
    }
    return "{\"file\":" + quoted(file.getFileName().toString())
        + ",\"type\":" + quoted(annotation.getType().getShortName())
        + ",\"begin\":" + annotation.getBegin() + ",\"end\":" + annotation.getEnd()
        + ",\"covered\":" + quoted(annotation.getCoveredText()) + ",\"links\":[" + links + "]}";
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char unit : text.toCharArray())
      json.append(unit < ' ' || unit == '"' || unit == '\\' || unit > '~' ? String.format("\\u%04x", (int) unit) : unit);
    return json.append('"').toString();
  }
}
